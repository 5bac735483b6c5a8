import { Container } from '@backstage/ui';
import { Board } from './Board';
import { GitopsRoot } from './GitopsRoot';

/** The page "Delivery". */
export function DeliveryPage() {
  return (
    <GitopsRoot>
      <main>
        <Container>
          <Board />
        </Container>
      </main>
    </GitopsRoot>
  );
}
