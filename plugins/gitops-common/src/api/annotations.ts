/**
 * Annotation of a component: URL of the `delivery.yaml` that describes how it is delivered, in one of the repositories
 * that the portal allows. Not needed where the file is found through `gitops.repositories`.
 *
 * @public
 */
export const deliveryAnnotation = 'oneroof.dev/delivery';
