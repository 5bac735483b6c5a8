import { Button } from '@backstage/ui';
import { ReactNode } from 'react';

/** Shows what is left out. */
export function MoreButton(props: {
  onPress: () => void;
  isPending?: boolean;
  children: ReactNode;
}) {
  return (
    <Button
      size="small"
      variant="tertiary"
      isPending={props.isPending}
      onPress={props.onPress}
    >
      {props.children}
    </Button>
  );
}
