// What this tab remembers, until it is closed. It survives the page being loaded again, which phones do by themselves.

export interface Stored<Value> {
  /** Whether it could be kept: a browser may be set to keep nothing. */
  keep(value: Value): boolean;
  find(): Value | null;
  forget(): void;
}

export function stored<Value>(name: string): Stored<Value> {
  return {
    keep: (value) => attempt((storage) => storage.setItem(name, JSON.stringify(value))),
    find() {
      let found: string | null = null;
      attempt((storage) => {
        found = storage.getItem(name);
      });
      return found === null ? null : (JSON.parse(found) as Value);
    },
    forget() {
      attempt((storage) => storage.removeItem(name));
    },
  };
}

function attempt(act: (storage: Storage) => void): boolean {
  try {
    act(window.sessionStorage);
    return true;
  } catch (wrong) {
    if (wrong instanceof DOMException) return false;
    throw wrong;
  }
}
