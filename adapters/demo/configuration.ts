/** What the board shows when nothing is configured: two support queues that share three agents. */
export const demoConfiguration = {
  queues: [
    { id: 'hallmonitor', name: 'HallMonitor Support', agents: ['201', '202', '203', '204', '205'] },
    { id: 'switchpay', name: 'SwitchPay Support', agents: ['203', '204', '205', '206', '207'] },
  ],
  agents: [
    { id: '201', name: 'Anna Kjær' },
    { id: '202', name: 'Mikkel Østergaard' },
    { id: '203', name: 'Sofie Lindholm' },
    { id: '204', name: 'Jens Bækgaard' },
    { id: '205', name: 'Fatima Rahimi' },
    { id: '206', name: 'Rasmus Thygesen' },
    { id: '207', name: 'Ida Søndergaard' },
  ],
} as const;
