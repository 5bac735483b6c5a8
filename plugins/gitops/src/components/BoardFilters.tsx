import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, Select } from '@backstage/ui';
import { BoardFilter } from '../hooks/useBoard';
import { useTypedText } from '../hooks/useTypedText';
import { UrlPatch } from '../hooks/useUrlState';
import { entityRefLabel } from '../model/entityRefLabel';
import { healthVerdicts, placementVerdicts } from '../model/verdicts';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import styles from './BoardFilters.module.css';

interface Option {
  id: string;
  label: string;
}

/** Filters of the board; all of them live in the address. */
export function BoardFilters(props: {
  filter: BoardFilter;
  owners: string[];
  onChange: (patch: UrlPatch) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { filter, owners, onChange } = props;
  const [text, setText] = useTypedText(filter.text ?? '', value =>
    onChange({ text: value }),
  );
  // An owner that the address names stays a choice although nothing of that owner is on the board.
  const allOwners = [...new Set([...owners, ...(filter.owner ?? [])])];
  return (
    <search className={styles.filters}>
      <SearchField
        className={styles.text}
        size="small"
        label={t('board.searchLabel')}
        placeholder={t('board.search')}
        value={text}
        onChange={setText}
      />
      <Choice
        label={t('board.owner')}
        options={allOwners.map(ref => ({
          id: ref,
          label: entityRefLabel(ref),
        }))}
        selected={filter.owner}
        isSearchable
        onChange={owner => onChange({ owner })}
      />
      <Choice
        label={t('board.sync')}
        options={placementVerdicts.map(id => ({ id, label: t(`sync.${id}`) }))}
        selected={filter.sync}
        onChange={sync => onChange({ sync })}
      />
      <Choice
        label={t('board.health')}
        options={healthVerdicts.map(id => ({ id, label: t(`health.${id}`) }))}
        selected={filter.health}
        onChange={health => onChange({ health })}
      />
    </search>
  );
}

function Choice(props: {
  label: string;
  options: Option[];
  selected?: string[];
  isSearchable?: boolean;
  onChange: (selected: string[]) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <Select
      className={styles.choice}
      size="small"
      label={props.label}
      placeholder={t('board.any')}
      selectionMode="multiple"
      search={props.isSearchable ? true : undefined}
      options={props.options}
      value={props.selected ?? []}
      onChange={keys => props.onChange([...keys].map(String))}
    />
  );
}
