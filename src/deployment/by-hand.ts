// How a person removes a deployment by hand.

/** How to delete the deployment of this name, a command a line. */
export function removalCommands(name: string, apiUrl: string): string[] {
  const body = JSON.stringify({ api_key: 'YOUR_KEY', deployment_name: name });
  return [
    `roboflow deployment delete ${name}`,
    `curl -X POST ${apiUrl.replace(/\/+$/, '')}/delete -H "Content-Type: application/json" -d '${body}'`,
  ];
}
