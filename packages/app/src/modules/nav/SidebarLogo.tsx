import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { OneroofMark } from './OneroofMark';

const useStyles = makeStyles(theme => ({
  root: {
    height: 2 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    marginLeft: 22,
    color: theme.palette.navigation.selectedColor,
    fontSize: 22,
    fontWeight: 600,
    letterSpacing: '-0.01em',
  },
}));

/** Mark and name of the portal, which lead home. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        className={classes.link}
        aria-label="Oneroof"
      >
        <OneroofMark size={28} />
        {isOpen && <span>Oneroof</span>}
      </Link>
    </div>
  );
}
