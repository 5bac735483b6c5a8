/** Ports of the portal that is tested: away from those of a demo that somebody watches meanwhile. */
export const frontendPort = 3210;
export const backendPort = 7210;
