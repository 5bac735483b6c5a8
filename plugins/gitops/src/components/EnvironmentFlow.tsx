import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DeliveryEnvironmentView } from '@oneroof/plugin-gitops-common';
import { KeyboardEvent, useMemo, useRef } from 'react';
import { Flow, layoutEnvironments } from '../model/layoutEnvironments';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { EnvironmentCard } from './EnvironmentCard';
import { FlowArrows } from './FlowArrows';
import styles from './EnvironmentFlow.module.css';

const steps: Record<string, number> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** The environments of a delivery as cards in their order, one of them chosen. */
export function EnvironmentFlow(props: {
  environments: DeliveryEnvironmentView[];
  selected: string;
  onSelect: (environment: string) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { environments, selected, onSelect } = props;
  const container = useRef<HTMLDivElement>(null);
  const flow = useFlow(environments);
  const order = flow.levels.flat();

  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextInOrder(order, selected, event.key);
    if (next === undefined) {
      return;
    }
    event.preventDefault();
    onSelect(next);
    container.current
      ?.querySelector<HTMLElement>(
        `[data-environment="${CSS.escape(next)}"] [role="radio"]`,
      )
      ?.focus();
  };

  return (
    <div className={styles.frame}>
      <div
        ref={container}
        role="radiogroup"
        aria-label={t('flow.title')}
        className={styles.flow}
      >
        <FlowArrows container={container} edges={flow.edges} />
        {flow.levels.map((names, level) => (
          <div key={level} className={styles.level} role="presentation">
            {names.map(name => (
              <EnvironmentCard
                key={name}
                environment={
                  environments.find(item => item.environment.name === name)!
                }
                isSelected={name === selected}
                isTabStop={name === selected}
                onSelect={() => onSelect(name)}
                onKeyDown={onKeyDown}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function useFlow(environments: DeliveryEnvironmentView[]): Flow {
  return useMemo(
    () =>
      layoutEnvironments(
        environments.map(({ environment, after }) => ({
          name: environment.name,
          after,
        })),
      ),
    [environments],
  );
}

function nextInOrder(
  order: string[],
  selected: string,
  key: string,
): string | undefined {
  if (key === 'Home') {
    return order[0];
  }
  if (key === 'End') {
    return order[order.length - 1];
  }
  const step = Object.hasOwn(steps, key) ? steps[key] : 0;
  if (step === 0) {
    return undefined;
  }
  const index = order.indexOf(selected) + step;
  return order[(index + order.length) % order.length];
}
