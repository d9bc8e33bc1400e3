// What can go wrong, in the words of the domain.

/** One thing that is wrong. `pointer` is an RFC 6901 JSON pointer into what was given; `code` is stable. */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/**
 * What was given can't be assessed; `errors` says everything that is wrong, at once.
 *
 * It has the members of a `Problem` that the server would answer with, so one handler can show both. No value that was
 * given is ever repeated: an error travels to places where a reader's answers have no business.
 */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
  readonly code = "invalid";
  readonly detail: string;
  readonly errors: readonly Fault[];

  constructor(detail: string, errors: readonly Fault[]) {
    super([detail, ...errors.map((fault) => `${fault.pointer}: ${fault.detail}`)].join("\n"));
    this.detail = detail;
    this.errors = errors;
  }
}

/** An RFC 6901 pointer: `pointer("guidance_rules", 3, "wait")` is `/guidance_rules/3/wait`. */
export function pointer(...tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
