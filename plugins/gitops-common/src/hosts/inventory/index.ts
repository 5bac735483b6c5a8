export { dropSecrets } from './dropSecrets';
export { nameInventoryHost } from './nameInventoryHost';
