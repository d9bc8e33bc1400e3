// How a program tells what it saw: one JSON line a step, and what went wrong instead where something did.

export const SITE = process.argv[2] ?? "";
export const SLUG = "sex-after-miscarriage";
export const FACTS = { bleeding: "heavier_than_a_period", days_since_loss: 10, fever: true };
export const NOT_KNOWN = ["feels_faint"];
export const WRONG_FACTS = { bleeding: "lots", fevre: true };
export const BODY = "We waited until the bleeding had stopped, and then two weeks more. It was right for us.";

export interface Sent {
  readonly id: string;
  readonly receipt: string;
}

export interface Steps {
  article(): Promise<unknown>;
  warnings(): Promise<unknown>;
  assess(): Promise<unknown>;
  stories(): Promise<unknown>;
  changes(): Promise<unknown>;
  submit(): Promise<Sent>;
  withdraw(sent: Sent): Promise<unknown>;
  problem(): Promise<unknown>;
}

interface Condition {
  readonly fact: string;
  readonly operator: string;
  readonly value?: unknown;
}

export function conditions(of: readonly Condition[]): unknown[] {
  return of.map(({ fact, operator, value }) => [fact, operator, value]);
}

interface Judged {
  readonly key: string;
  readonly state: string;
  readonly because: readonly { readonly fact: string; readonly value?: unknown; readonly given?: unknown; readonly truth: string }[];
}

export function because(of: readonly Judged[]): unknown[] {
  return of.map(({ key, state, because: reasons }) => [
    key,
    state,
    reasons.map(({ fact, value, given, truth }) => [fact, value, given, truth]),
  ]);
}


interface Change {
  readonly sequence: number;
  readonly kind: string;
  readonly subject: string;
  readonly slug: string | null;
  readonly id: string | null;
  readonly significance: string | null;
  readonly successor: string | null;
}

export function changes(of: readonly Change[]): unknown[] {
  return of.map((one) => [one.sequence, one.kind, one.subject, one.slug, one.id, one.significance, one.successor]);
}

export async function tell(steps: Steps): Promise<void> {
  let sent: Sent | undefined;
  const told = async (step: string, go: () => Promise<unknown>): Promise<void> => {
    try {
      console.log(JSON.stringify({ step, saw: await go() }));
    } catch (failed) {
      console.log(JSON.stringify({ step, failed: String(failed) }));
    }
  };
  await told("article", () => steps.article());
  await told("warnings", () => steps.warnings());
  await told("assess", () => steps.assess());
  await told("stories", () => steps.stories());
  await told("changes", () => steps.changes());
  await told("submit", async () => (sent = await steps.submit()));
  await told("withdraw", async () => {
    if (!sent) throw new Error("nothing was sent");
    return steps.withdraw(sent);
  });
  await told("problem", () => steps.problem());
}
