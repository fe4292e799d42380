/** The languages of pad and page: English, which is built in, and those whose words are fetched where they are spoken. */
export const LANGUAGES = ["en", "ar", "de", "es", "fr", "ja"];
