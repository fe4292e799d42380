/** The languages of pad and page: English, which is built in, and those whose messages are fetched where needed. */
export const LANGUAGES = ["en", "ar", "de", "es", "fr", "ja"];
