import { toError } from '@backstage/errors';
import { Router } from 'express';
import { getDelivery } from '../delivery/getDelivery';
import { refreshDelivery } from '../delivery/refreshDelivery';
import { requireComponent } from '../delivery/requireComponent';
import { handle } from '../handle';
import { RouteContext } from '../RouteContext';

export function addDeliveryRoutes(router: Router, context: RouteContext): void {
  const { httpAuth, auditor } = context;

  router.get(
    '/components/:kind/:namespace/:name/delivery',
    handle('getDelivery', async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const component = await requireComponent(
        context,
        credentials,
        request.params,
      );
      response.json(await getDelivery(context, credentials, component));
    }),
  );

  router.post(
    '/components/:kind/:namespace/:name/refresh',
    handle('refreshDelivery', async (request, response) => {
      const { environment } = request.body;
      // Opened before anything is asked, so that refused attempts stand in the log too.
      const event = await auditor.createEvent({
        eventId: 'delivery-refresh',
        severityLevel: 'medium',
        request,
        meta: { ...request.params, environment },
      });
      try {
        const credentials = await httpAuth.credentials(request);
        const component = await requireComponent(
          context,
          credentials,
          request.params,
        );
        const requestedAt = await refreshDelivery(context, credentials, {
          component,
          environment,
        });
        await event.success();
        response.status(202).json({ requestedAt: requestedAt.toISOString() });
      } catch (error) {
        await event.fail({ error: toError(error) });
        throw error;
      }
    }),
  );
}
