const LIMIT = 2;
export const b = LIMIT;
