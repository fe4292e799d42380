"use server";

/** Runs on the server, on what the form sends. */
export async function check(_, form) {
  const digit = form.get("digit");
  return digit === "7" ? "Right." : `${digit} is not it.`;
}
