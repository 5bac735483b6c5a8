/**
 * Texts of the plugin and their translations.
 *
 * @packageDocumentation
 */
export { gitopsTranslationRef } from './translations/gitopsTranslationRef';
export { gitopsTranslations } from './translations/gitopsTranslations';
export { gitopsTranslationsModule as default } from './translations/gitopsTranslationsModule';
