// The commands with which a person removes a deployment by hand.

/** Returns two commands, either of which deletes the deployment of this name. */
export function removalCommands(name: string, apiUrl: string): string[] {
  const body = JSON.stringify({ api_key: 'YOUR_KEY', deployment_name: name });
  return [
    `roboflow deployment delete ${name}`,
    `curl -X POST ${apiUrl.replace(/\/+$/, '')}/delete -H "Content-Type: application/json" -d '${body}'`,
  ];
}
