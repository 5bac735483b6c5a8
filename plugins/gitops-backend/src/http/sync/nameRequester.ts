import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';

/** Somebody who may ask for things. */
export type Requester = BackstageCredentials<
  BackstageUserPrincipal | BackstageServicePrincipal
>;

/** Who asks, as it is shown beside a run: entity reference of a user, or subject of a service. */
export function nameRequester({ principal }: Requester): string {
  return principal.type === 'user'
    ? principal.userEntityRef
    : principal.subject;
}
