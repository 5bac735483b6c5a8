import { chooseKubeconfig } from './chooseKubeconfig';

describe('chooseKubeconfig', () => {
  it.each([
    {
      title: 'the option before all else',
      option: 'mine',
      env: { KUBECONFIG: '/a', HOME: '/home/me' },
      paths: ['/work/mine'],
    },
    {
      title: 'the list of the environment, without its empty places',
      env: { KUBECONFIG: '/a::b', HOME: '/home/me' },
      paths: ['/a', '/work/b'],
    },
    {
      title: 'the home folder for an empty list',
      env: { KUBECONFIG: '', HOME: '/home/me' },
      paths: ['/home/me/.kube/config'],
    },
    {
      title: 'the current folder for somebody without a home',
      env: {},
      paths: ['/work/.kube/config'],
    },
  ])('chooses $title', ({ option, env, paths }) => {
    expect(chooseKubeconfig(option, { cwd: '/work', env }).paths).toEqual(
      paths,
    );
  });
});
