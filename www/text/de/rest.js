/** German, for all that is loaded after the first screen. */

export const lang = "de";
