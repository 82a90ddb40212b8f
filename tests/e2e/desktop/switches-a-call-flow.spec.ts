import { startFlexfoneApi } from '#tests/fakes/flexfone-api/server';
import { expect, test, twoQueues } from './desktop.ts';

test('whoever sits at the desktop switches a call flow without a token, and sees it read back', async ({ desktop }) => {
  const secrets = { account: '1234', hash: 'a-hash-for-the-desktop-spec' };
  const api = await startFlexfoneApi(secrets);
  try {
    const source = { id: 'pbxadmin', adapter: 'flexfone-api', baseUrl: api.baseUrl, ...secrets };
    await desktop.configure({ ...twoQueues, sources: [...twoQueues.sources, source] });
    const { page } = await desktop.start();
    await page.getByTestId('show-sources').click();
    const toggle = page.getByRole('switch', { name: 'Ferie' });
    await expect(toggle).toHaveAttribute('aria-checked', 'true');
    await toggle.click();
    await page.getByRole('button', { name: 'Slå fra' }).click();
    await expect(page.getByTestId('flow-6002')).toContainText('»Ferie« er slået fra.');
    await expect(toggle).toHaveAttribute('aria-checked', 'false');
    expect(api.asked).toContain('POST /api/Callflow/SetCallFlowState?localnumber=6002&active=false');
  } finally {
    await api.close();
  }
});
