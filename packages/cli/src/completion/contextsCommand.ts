/** Prints the contexts of the kubeconfig, one on a line; nothing where there is no kubectl. */
export const contextsCommand =
  'kubectl config get-contexts -o name 2>/dev/null';
