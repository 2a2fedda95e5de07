const LIMIT = 1;
export const a = LIMIT;
