import module from 'node:module';
const neededNode = [22, 19];
export async function launch(step) {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    if (major < neededNode[0] || (major === neededNode[0] && minor < neededNode[1])) {
        process.exitCode = 1;
        console.log(`::error::This Action asks for Node 24 and needs at least ${neededNode.join('.')}, but was started with Node ${process.versions.node}. Update the runner (Node 24 comes with 2.327.1 and later, but not for 32-bit ARM); under act, have Node 24 on the PATH of its image.`);
        return;
    }
    keepCompiledCode();
    const { runStep } = await import('./entry.js');
    await runStep(step);
}
function keepCompiledCode() {
    const folder = process.env['RUNNER_TEMP'];
    if (!folder)
        return;
    try {
        module.enableCompileCache(`${folder}/roboflow-ephemeral-deployment-compiled`);
    }
    catch {
    }
}
