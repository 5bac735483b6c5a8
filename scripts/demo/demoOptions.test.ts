import { DemoError } from './DemoError';
import { readDemoOptions } from './demoOptions';

describe('readDemoOptions', () => {
  it.each([
    {
      args: [],
      expected: {
        port: 3000,
        backendPort: 7007,
        directory: '/root/.demo',
        life: true,
        configFiles: [],
      },
    },
    {
      args: [
        '--port',
        '3100',
        '--backend-port=7100',
        '--dir',
        '/tmp/demo',
        '--no-life',
        '--config',
        'a.yaml',
        '--config=/etc/b.yaml',
      ],
      expected: {
        port: 3100,
        backendPort: 7100,
        directory: '/tmp/demo',
        life: false,
        configFiles: ['/root/a.yaml', '/etc/b.yaml'],
      },
    },
  ])('reads $args', ({ args, expected }) => {
    expect(readDemoOptions(args, '/root')).toEqual(expected);
  });

  it.each([
    { args: ['--port', '0'], message: '--port 0 is not a port' },
    { args: ['--port', '65536'], message: '--port 65536 is not a port' },
    { args: ['--port', '3e3'], message: '--port 3e3 is not a port' },
    { args: ['--backend-port', 'x'], message: '--backend-port x is not' },
    { args: ['--port', '7007'], message: 'are both 7007' },
    { args: ['--prot', '3000'], message: "Unknown option '--prot'" },
  ])('refuses $args', ({ args, message }) => {
    expect(() => readDemoOptions(args, '/root')).toThrow(DemoError);
    expect(() => readDemoOptions(args, '/root')).toThrow(message);
  });
});
