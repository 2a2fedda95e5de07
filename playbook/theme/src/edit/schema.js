// What a JSON schema says of a field, as a form needs it.

/** @typedef {import("./document.js").Plain} Plain */
/** @typedef {Record<string, any>} Schema */
/**
 * @typedef {"text" | "words" | "fields" | "list" | "choice" | "reference" | "flag" | "number" | "string" | "any"} Kind
 * @typedef {{kind: Kind, schema: Schema, title: string, optional: boolean, branches: Schema[]}} Shape `branches`: of what it may be, if there is a choice
 */

const REFERS_TO = "x-refers-to";

/** @param {Schema} schema @param {Schema} root @param {Plain} [value] which tells what is meant where a field may be one of several @returns {Shape} */
export function shapeOf(schema, root, value) {
  let found = schema;
  let optional = false;
  let branches = /** @type {Schema[]} */ ([]);
  for (;;) {
    if (found.$ref) {
      const named = root.$defs[found.$ref.split("/").pop()];
      found = { ...named, ...without(found, "$ref"), title: named.title };
    }
    else if (found.anyOf ?? found.oneOf) {
      const all = /** @type {Schema[]} */ (found.anyOf ?? found.oneOf);
      branches = all.filter(({ type }) => type !== "null");
      optional ||= branches.length < all.length;
      found = { ...without(found, "anyOf", "oneOf"), ...chosen(branches, root, value) };
    } else break;
  }
  const isChoice = branches.length > 1 && branches.some(({ type }) => type !== "integer" && type !== "number");
  return { kind: kindOf(found), schema: found, title: found.title ?? "", optional, branches: isChoice ? branches : [] };
}

/** @param {Schema[]} branches @param {Schema} root @param {Plain} [value] */
function chosen(branches, root, value) {
  const numbers = branches.length > 1 && branches.every(({ type }) => type === "integer" || type === "number");
  if (numbers) return { type: "number" };
  const wanted = Array.isArray(value) ? "array" : value === null ? undefined : typeof value;
  return branches.find((one) => shapeOf(one, root).schema.type === wanted) ?? branches[0];
}

/** @param {Schema} schema @param {string[]} keys */
function without(schema, ...keys) {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));
}

/** @param {Schema} schema @returns {Kind} */
function kindOf(schema) {
  if (schema.patternProperties) return Object.values(schema.patternProperties)[0].type === "array" ? "words" : "text";
  if (schema[REFERS_TO]) return "reference";
  if (schema.enum || "const" in schema) return "choice";
  if (schema.type === "object") return schema.properties ? "fields" : "any";
  const kinds = { array: "list", boolean: "flag", integer: "number", number: "number", string: "string" };
  return /** @type {Kind} */ (/** @type {Record<string, string>} */ (kinds)[schema.type] ?? "any");
}

/** @param {Schema} schema what a choice offers @returns {(string | number)[]} */
export function choicesOf(schema) {
  return schema.enum ?? [schema.const];
}

/** @param {Schema} schema @returns {string[]} the kinds that a reference may be of */
export function refersTo(schema) {
  return schema[REFERS_TO];
}

/**
 * The shape of what is at a path below the whole, as far as the schema knows it.
 * @param {Schema} root @param {import("./document.js").Path} path @returns {Shape | undefined}
 */
export function shapeAt(root, path) {
  /** @type {Shape | undefined} */
  let shape = shapeOf(root, root);
  for (const step of path) {
    const { kind, schema } = /** @type {Shape} */ (shape);
    const next = kind === "list" ? schema.items : schema.properties?.[step];
    if (!next) return undefined;
    shape = shapeOf(next, root);
  }
  return shape;
}

/** The fields of the mapping at a path, in the order in which files have them. @param {Schema} root @param {string[]} languages */
export function orderIn(root, languages) {
  return (/** @type {import("./document.js").Path} */ path) => {
    const shape = shapeAt(root, path);
    if (shape?.kind === "text" || shape?.kind === "words") return languages;
    return Object.keys(shape?.schema.properties ?? {});
  };
}

/**
 * What a new entry holds: all that must be there, empty.
 * @param {Schema} schema @param {Schema} root @param {string[]} languages @param {string} id @returns {Plain}
 */
export function blank(schema, root, languages, id) {
  const { kind, schema: own } = shapeOf(schema, root);
  if (kind === "text") return Object.fromEntries(languages.map((code) => [code, ""]));
  if (kind === "list" || kind === "words") return kind === "list" ? [] : {};
  if (kind === "flag") return false;
  if (kind === "number") return own.exclusiveMinimum === undefined ? own.minimum ?? 0 : own.exclusiveMinimum + 1;
  if (kind === "choice") return choicesOf(own)[0];
  if (kind !== "fields") return "";
  const wanted = /** @type {string[]} */ (own.required ?? []);
  return Object.fromEntries(wanted.map((key) => [key, key === "id" ? id : blank(own.properties[key], root, languages, id)]));
}
