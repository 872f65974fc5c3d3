// What a careless or malicious client makes the inference server write into its log.

/** Entries that hold the key in several spellings, commands to the runner, markup and terminal sequences. */
export function hostileEntries(key: string): { payload: string; severity: string }[] {
  const payloads = [
    `INFO: 10.0.0.1:1 - "POST /infer?api_key=${key} HTTP/1.1" 200 OK`,
    `INFO: 10.0.0.1:1 - "POST /infer?api_key=${encodeURIComponent(key)} HTTP/1.1" 200 OK`,
    `Authorization: Basic ${Buffer.from(key).toString('base64')}`,
    `{"api_key": ${JSON.stringify(key)}}`,
    '::error::planted',
    '\u2003::save-state name=deployment::planted',
    'x ##[set-output name=domain]planted\r##[add-mask]a',
    '<img src=x onerror=planted>```\n</details>\u001b[2J\u202e',
  ];
  return payloads.map((payload, index) => ({ payload, severity: index % 2 === 0 ? 'INFO' : 'ERROR' }));
}
