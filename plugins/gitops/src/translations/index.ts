/**
 * Texts of the plugin and their translations.
 *
 * @packageDocumentation
 */
export { gitopsTranslationRef } from './gitopsTranslationRef';
export { gitopsTranslations } from './gitopsTranslations';
export { gitopsTranslationsModule as default } from './gitopsTranslationsModule';
