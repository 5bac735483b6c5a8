import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { errorKind, errorMessage } from '../model/errorKind';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';

/** A request that failed, in words, with what can be done about it. */
export function QueryFailure(props: {
  error: unknown;
  onRetry: () => void;
  /** Older data stands below it. */
  isBesideData?: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { error, onRetry, isBesideData } = props;
  const kind = errorKind(error);
  const retry = (
    <Button size="small" variant="secondary" onPress={onRetry}>
      {t('retry')}
    </Button>
  );

  if (kind === 'forbidden') {
    return (
      <Alert
        role="alert"
        status="warning"
        icon
        title={t('error.forbiddenTitle')}
        description={t('error.forbiddenHint')}
      />
    );
  }
  if (kind === 'signed-out') {
    return (
      <Alert
        role="alert"
        status="warning"
        icon
        title={t('error.signedOutTitle')}
        description={t('error.signedOutHint')}
        customActions={retry}
      />
    );
  }
  const hint = isBesideData ? t('error.staleHint') : t('error.hint');
  const message = errorMessage(error);
  return (
    <Alert
      role="alert"
      status={isBesideData ? 'warning' : 'danger'}
      icon
      title={isBesideData ? t('error.staleTitle') : t('error.title')}
      description={message ? `${hint} (${message})` : hint}
      customActions={retry}
    />
  );
}
