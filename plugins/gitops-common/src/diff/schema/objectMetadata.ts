import { FieldSchema } from '../../model/kindSchema';

const text: FieldSchema = { type: 'text' };
const texts: FieldSchema = { type: 'map', values: text };

/** The metadata that every object has, also where its schema only says that there is some. */
export const objectMetadata: FieldSchema = {
  type: 'map',
  open: true,
  fields: new Map<string, FieldSchema>([
    ['annotations', texts],
    ['labels', texts],
    ['finalizers', { type: 'list', items: text, list: { type: 'set' } }],
    [
      'ownerReferences',
      {
        type: 'list',
        items: { type: 'map', open: true },
        list: { type: 'map', keys: ['uid'], defaults: {} },
      },
    ],
  ]),
};
