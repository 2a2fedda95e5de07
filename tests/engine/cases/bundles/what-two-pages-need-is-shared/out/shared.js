export const say=(word)=>`${word}!`;export const make=(text)=>`<${text}>`;
