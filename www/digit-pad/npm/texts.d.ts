/** Written when the package is built: the worker's script and the control's style sheet. */
export const SCRIPT: string;
export const STYLE: string;
