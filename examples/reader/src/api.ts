// The API that this page reads, and what to say when it can't be reached.

import { createClient, NoAnswer, Problem } from "@health-content/client";
import { InvalidInput } from "@health-content/client/assess";

const origin = document.querySelector<HTMLMetaElement>("meta[name=api]")?.content ?? "";

export const api = createClient({ baseUrl: origin });

/** What went wrong, for a reader. */
export function explain(wrong: unknown): string {
  if (wrong instanceof NoAnswer && wrong.reason === "timeout") {
    return "The service has not answered in time. You can try again now, or in a little while.";
  }
  if (wrong instanceof TypeError) {
    return "We could not reach the service. Please check your connection, and try again in a little while.";
  }
  if (wrong instanceof InvalidInput) {
    return "This article is newer than this page, which cannot ask its questions. Please read the article itself.";
  }
  if (!(wrong instanceof Problem)) return "Something went wrong on this page. We are sorry. Please try again.";
  if (wrong.code === "too_many_requests") {
    return `Much is being sent at the moment. Please try again in ${inMinutes(wrong.retryAfter ?? 60)}.`;
  }
  if (wrong.status === 410) return "This was taken away, and is no longer here.";
  if (wrong.status === 404) return "We could not find that.";
  if (wrong.status >= 500) return "The service is not working at the moment. We are sorry. Please try again later.";
  return wrong.detail;
}

/** Whether the same might work another time. */
export function isPassing(wrong: unknown): boolean {
  if (wrong instanceof InvalidInput) return false;
  return !(wrong instanceof Problem) || wrong.status === 429 || wrong.status >= 500 || wrong.code === "unreadable";
}

function inMinutes(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}
