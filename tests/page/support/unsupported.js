/** What an engine's driver cannot do, so that the test is skipped. */
export class Unsupported extends Error {}
