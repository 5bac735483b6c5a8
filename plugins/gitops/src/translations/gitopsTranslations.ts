import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from './gitopsTranslationRef';

/**
 * Simplified Chinese, under both ids that portals use for it. For `__experimentalTranslations.resources` of a portal on
 * the old frontend system.
 *
 * @public
 */
export const gitopsTranslations = createTranslationResource({
  ref: gitopsTranslationRef,
  translations: {
    'zh-CN': () => import('./zhCN'),
    zh: () => import('./zhCN'),
  },
});
