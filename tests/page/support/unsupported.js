/** Says what an engine's driver cannot do; the test is skipped. */
export class Unsupported extends Error {}
