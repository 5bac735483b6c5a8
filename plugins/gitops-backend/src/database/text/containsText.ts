import { Knex } from 'knex';

/** A condition that `column` holds `text` somewhere, in any case of its letters. The text is taken literally. */
export function containsText(
  knex: Knex,
  column: string,
  text: string,
): Knex.Raw {
  return knex.raw(`lower(??) like lower(?) escape '\\'`, [
    column,
    toPattern(text),
  ]);
}

/** A condition that one of the versions in a JSON list of artifact versions holds `text`. */
export function someVersionContainsText(
  knex: Knex,
  column: string,
  text: string,
): Knex.Raw {
  // Searched value by value: a search in the JSON text would find its keys and names of artifacts as well.
  const elements =
    knex.client.config.client === 'pg'
      ? `select 1 from json_array_elements(??::json) as e where lower(e.value->>'version')`
      : `select 1 from json_each(??) as e where lower(json_extract(e.value, '$.version'))`;
  return knex.raw(`exists (${elements} like lower(?) escape '\\')`, [
    column,
    toPattern(text),
  ]);
}

function toPattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
