export { nameInventoryHost } from './nameInventoryHost';
