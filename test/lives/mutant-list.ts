// The rules of the proof, each with the smallest change of the product that takes it out.

/** A text that `file` has exactly once becomes another; `rule` is what holds no longer. */
export type Mutant = { rule: string; file: string; text: string; becomes: string };

/**
 * One rule has no mutant here: "without a state nobody is told that nothing was created". Main saves a state first of all,
 * and ends within the grace after a cancel; while both hold, post finds no state only where nothing was created. Both have
 * a mutant of their own, and test/steps has the words.
 */
export const mutants: readonly Mutant[] = [
  {
    rule: 'an absence in post has a second witness',
    file: 'src/teardown/next-action.ts',
    text: `if (listed === 'not asked') return 'list';
  if (isOver)`,
    becomes: `if (listed === 'not asked') return onAbsence(situation, { shown, listed: null });
  if (isOver)`,
  },
  {
    rule: 'an absence in stop has a second witness',
    file: 'src/deployment/look-up.ts',
    text: 'return (await lookUpInList({ name, isIt: (one) => !isGone(one) }, api, limits)) ?? named;',
    becomes: 'return named;',
  },
  {
    rule: 'a create without an answer is looked for until late',
    file: 'src/teardown/apply.ts',
    text: 'lookUntil: () => lateEffectDeadline(current, began, budget),',
    becomes: 'lookUntil: () => began,',
  },
  {
    rule: 'a create that may still land is told of',
    file: 'src/teardown/apply.ts',
    text: `claim.origin === 'created' && claim.unansweredCreates > 0 && now < claim.lastSentAt + forgottenAfterMs`,
    becomes: `claim.origin === 'created' && now < 0 * forgottenAfterMs`,
  },
  {
    rule: 'the claim is saved before the create is sent',
    file: 'src/start/create.ts',
    text: 'const sending = ledger.put(claimOfNext(spec, options));',
    becomes: 'const sending = claimOfNext(spec, options);',
  },
  {
    rule: 'the id is saved once the create is answered',
    file: 'src/start/create.ts',
    text: `return { claim: ledger.put(settled), deployment };
  context`,
    becomes: `return { claim: settled, deployment };
  context`,
  },
  {
    rule: 'a create that was answered is no longer one without an answer',
    file: 'src/start/create.ts',
    text: 'return settle({ ...claim, unansweredCreates: claim.unansweredCreates - 1 }, deployment, options);',
    becomes: 'return settle(claim, deployment, options);',
  },
  {
    rule: 'the answered name is what is claimed',
    file: 'src/start/create.ts',
    text: `    name: deployment.name,
    id: deployment.id,`,
    becomes: '    id: deployment.id,',
  },
  {
    rule: 'earlier creates of one that was renamed are still looked for',
    file: 'src/start/create.ts',
    text: `  ledger.put(claim);
  return { claim: ledger.put({ ...settled, unansweredCreates: 0 }), deployment };`,
    becomes: '  return { claim: ledger.put({ ...settled, unansweredCreates: 0 }, claim.name), deployment };',
  },
  {
    rule: 'a failed create is looked up before the next is sent',
    file: 'src/start/create.ts',
    text: `if (claim.unansweredCreates === 0) return null;
  const deadline`,
    becomes: `if (claim.unansweredCreates < 9) return null;
  const deadline`,
  },
  {
    rule: `a name that is said to be taken may be our own create's`,
    file: 'src/start/create.ts',
    text: `if (effect === 'taken') throw contested(claim, { ...failure, ledger });`,
    becomes: `if (effect === 'taken') {
    takeBack(claim, ledger);
    throw failure.error;
  }`,
  },
  {
    rule: 'a name that is taken is ours only by the fingerprint',
    file: 'src/start/create.ts',
    text: `const mayGoByName = effect !== 'taken' || claim.unansweredCreates > 1;`,
    becomes: 'const mayGoByName = true;',
  },
  {
    rule: `a name that is contested is no longer this step's alone`,
    file: 'src/start/create.ts',
    text: 'ledger.put({ ...claim, hasGeneratedName: isProof && claim.hasGeneratedName });',
    becomes: 'ledger.put(claim);',
  },
  {
    rule: 'a 5xx may have created',
    file: 'src/start/create.ts',
    text: `return wasNeverSent(error) || isLimited ? 'none yet' : 'unknown';`,
    becomes: `return wasNeverSent(error) || error instanceof UnavailableError ? 'none yet' : 'unknown';`,
  },
  {
    rule: 'no answer may have created',
    file: 'src/start/create.ts',
    text: 'return error instanceof NoAnswerError && error.wasNeverSent;',
    becomes: 'return error instanceof NoAnswerError;',
  },
  {
    rule: 'what carries the fingerprint is ours',
    file: 'src/deployment/ownership.ts',
    text: `  if (hasFingerprint(claim, deployment)) return true;
`,
    becomes: '',
  },
  {
    rule: 'a generated name is ours when the duration was rounded',
    file: 'src/deployment/ownership.ts',
    text: 'return isSoNamed && isRounded(deployment.durationHours, claim.request.durationHours);',
    becomes: 'return isSoNamed && false;',
  },
  {
    rule: `a generated name with another's fingerprint is another's`,
    file: 'src/deployment/ownership.ts',
    text: 'return isSoNamed && isRounded(deployment.durationHours, claim.request.durationHours);',
    becomes: 'return isSoNamed;',
  },
  {
    rule: 'what may be ours under a given name is told',
    file: 'src/deployment/ownership.ts',
    text: 'return claim.unansweredCreates > 0 && looksLikeOurs(claim, deployment);',
    becomes: 'return claim.unansweredCreates > 99 && looksLikeOurs(claim, deployment);',
  },
  {
    rule: 'what was adopted as found and may be ours is told',
    file: 'src/teardown/apply.ts',
    text: 'if (doubt !== null) return',
    becomes: `if (doubt !== null && claim.origin === 'created') return`,
  },
  {
    rule: 'a passing refusal is not the last word of a teardown',
    file: 'src/teardown/delete-or-pause.ts',
    text: 'if (teardown.leftMs() < leastAttemptMs) return',
    becomes: `if (teardown.problem().includes(' answered 40') || teardown.leftMs() < leastAttemptMs) return`,
  },
  {
    rule: 'Retry-After leaves time for a last attempt',
    file: 'src/teardown/setbacks.ts',
    text: `Math.max(leftMs - furtherAttemptsMs, leftMs / 4));
      const reserve = Math.min(lastAttemptMs, leftMs / 2);`,
    becomes: `leftMs);
      const reserve = 0;`,
  },
  {
    rule: 'a teardown goes on until its time is over',
    file: 'src/teardown/budgets.ts',
    text: '  totalMs: 120_000,',
    becomes: '  totalMs: 1_400,',
  },
  {
    rule: 'a delete that shows no effect is given again',
    file: 'src/teardown/next-action.ts',
    text: `if (takenAt !== null && now - takenAt <= againAfterMs) return 'wait';`,
    becomes: `if (takenAt !== null) return 'wait';`,
  },
  {
    // Either of the two conditions sends that delete, so both are taken out.
    rule: 'what was confirmed is deleted though reads do not show it',
    file: 'src/teardown/next-action.ts',
    text: 'if (claim.hasGeneratedName) return isUntried || isUnknown || isJustConfirmed(situation);',
    becomes: 'if (claim.hasGeneratedName) return isUnknown;',
  },
  {
    rule: 'under a given name what was just confirmed is deleted though reads do not show it',
    file: 'src/teardown/next-action.ts',
    text: 'return !isUnknown && takenAt === null && isJustConfirmed(situation);',
    becomes: 'return false;',
  },
  {
    rule: 'what was just confirmed is not gone because nothing shows it',
    file: 'src/teardown/next-action.ts',
    text: `if (isUnknown || mayLandLater || isJustConfirmed(situation)) return 'wait';`,
    becomes: `if (isUnknown || mayLandLater) return 'wait';`,
  },
  {
    rule: 'a delete that is taken by a service that may not know the create yet proves nothing',
    file: 'src/teardown/next-action.ts',
    text: 'return (takenAt !== null && isLastinglyAbsent(situation)) || now - answeredSince >= lastingAnswersMs;',
    becomes: 'return takenAt !== null || now - answeredSince >= lastingAnswersMs;',
  },
  {
    rule: 'what only the list has shown is not gone because /get shows nothing',
    file: 'src/teardown/next-action.ts',
    text: 'const isKnown = wasShown || (!wasSeen && !isJustConfirmed(situation));',
    becomes: 'const isKnown = wasShown || wasSeen || !isJustConfirmed(situation);',
  },
  {
    rule: 'the list alone is one witness',
    file: 'src/teardown/next-action.ts',
    text: `const isUnknown = listed === 'no answer' || isUnwitnessed;`,
    becomes: `const isUnknown = listed === 'no answer' || (isUnwitnessed && claim.name === '');`,
  },
  {
    rule: 'another of the name is not deleted while the list shows ours',
    file: 'src/teardown/next-action.ts',
    text: 'return other === undefined ? onOurs(situation, { shown: ours, listed }) : onBoth(situation, other);',
    becomes: `return other === undefined || claim.name !== '' ? onOurs(situation, { shown: ours, listed }) : onBoth(situation, other);`,
  },
  {
    rule: 'what another key does not show is not gone',
    file: 'src/teardown/next-action.ts',
    text: 'if (isSameKey || progress.wasSeen) return',
    becomes: 'if (isSameKey || progress.begunAt > 0) return',
  },
  {
    rule: 'a page of a firewall may hide a create',
    file: 'src/start/create.ts',
    text: `if (error instanceof RefusedError && error.isPage) return 'withheld';`,
    becomes: `if (error instanceof RefusedError && error.isPage) return 'none';`,
  },
  {
    // Taken for a plain 404, a page is one absence, which the second witness covers; so this takes out what a page tells of
    // creates, too.
    rule: 'a web page is no word of the service',
    file: 'src/api/interpret.ts',
    text: 'const isPage = isWebPage(answer.body);',
    becomes: `const isPage = answer.body === '';`,
  },
  {
    rule: 'a create that got no answer is told of for minutes',
    file: 'src/teardown/apply.ts',
    text: 'const forgottenAfterMs = 300_000;',
    becomes: 'const forgottenAfterMs = 60_000;',
  },
  {
    rule: 'answers that a gateway has compressed are understood',
    file: 'src/api/transport.ts',
    text: `return named === 'identity' ? '' : named;`,
    becomes: `return named === 'identity' ? named : '';`,
  },
  {
    rule: 'the log file holds no key',
    file: 'src/logs/file.ts',
    text: 'const clean = (text: string) => redact(harmless(text));',
    becomes: "const clean = (text: string) => (text === '' ? redact(text) : harmless(text));",
  },
  {
    rule: 'the log file has its entries in order',
    file: 'src/logs/file.ts',
    text: 'const oldestFirst = entries.toReversed();',
    becomes: 'const oldestFirst = [...entries];',
  },
  {
    rule: 'the spool of the log file is removed',
    file: 'src/logs/spool.ts',
    text: '      await rm(path, { force: true });\n',
    becomes: '',
  },
  {
    rule: 'what has another id under the name is not deleted',
    file: 'src/teardown/next-action.ts',
    text: `const isOursHere = (found: Look['listed']) => isDeployment(found) && isOurs(claim, found);`,
    becomes: `const isOursHere = (found: Look['listed']) => isDeployment(found) && claim.name !== '';`,
  },
  {
    rule: 'a paused deployment is not gone',
    file: 'src/deployment/statuses.ts',
    text: `const gone = new Set(['deleted', 'expired', 'removed', 'terminated', 'destroyed']);`,
    becomes: `const gone = new Set(['deleted', 'expired', 'removed', 'terminated', 'destroyed', 'stopped', 'suspended', 'paused', 'sleeping']);`,
  },
  {
    rule: 'an entry of the list that cannot be read is no absence in post',
    file: 'src/deployment/look-up.ts',
    text: 'if (unread !== undefined) throw new Error(',
    becomes: 'if (unread !== undefined && deployments.length < 0) throw new Error(',
  },
  {
    rule: 'what nobody needs may be null',
    file: 'src/api/schemas.ts',
    text: 'creator_email: shownText,',
    becomes: 'creator_email: z.string(),',
  },
  {
    rule: 'pages of the log leave memory for the delete',
    file: 'src/api/client.ts',
    text: 'const mostLogBytes = 16 * 1024 * 1024;',
    becomes: 'const mostLogBytes = 64 * 1024 * 1024;',
  },
  {
    rule: 'a full disk does not keep the delete from being sent',
    file: 'src/deployment/state.ts',
    text: '      tell = listener;',
    becomes: '      void listener;',
  },
  {
    rule: 'a state is small enough to start post with',
    file: 'src/deployment/state.ts',
    text: 'if (whole.length <= mostStateLength) return whole;',
    becomes: 'if (mostStateLength > 0) return whole;',
  },
  {
    rule: 'an own state is saved before all else',
    file: 'src/run-step.ts',
    text: `    job.saveState(nothingStarted);
`,
    becomes: '',
  },
  {
    rule: 'the key goes to no address that only the state knows',
    file: 'src/steps/end-started.ts',
    text: 'if (inputs.apiUrl === state.apiUrl) return inputs;',
    becomes: `if (inputs.apiUrl !== '') return { ...inputs, apiUrl: state.apiUrl };`,
  },
  {
    rule: 'a proxy that cannot be used does not keep post from calling',
    file: 'src/run-step.ts',
    text: `      if (!orWithoutProxy) throw error;
`,
    becomes: `      if (orWithoutProxy) throw error;
`,
  },
  {
    rule: 'without a key every deployment is named',
    file: 'src/teardown/missing-key.ts',
    text: 'const messages = open.map((claim)',
    becomes: 'const messages = open.slice(0, 0).map((claim)',
  },
  {
    rule: 'the key is taken out of what the service says',
    file: 'src/api/client.ts',
    text: 'status: redact(status).toLowerCase(),',
    becomes: 'status: status.toLowerCase(),',
  },
  {
    rule: 'the key is masked before anything else',
    file: 'src/run-step.ts',
    text: `if (apiKey !== '') job.mask(apiKey);`,
    becomes: '',
  },
  {
    rule: 'sweep asks again right before each delete',
    file: 'src/teardown/orphans.ts',
    text: '      last.word = reasonToKeep(runId, await runStatus(runId).catch(toError));\n',
    becomes: '',
  },
  {
    rule: 'sweep fails where its token shows no run',
    file: 'src/teardown/orphans.ts',
    text: `if ((await options.runStatus(run.id).catch(toError)) === 'unknown') {`,
    becomes: `if ((await options.runStatus(run.id).catch(toError)) === 'completed') {`,
  },
  {
    rule: 'sweep leaves runs of others alone',
    file: 'src/teardown/orphans.ts',
    text: `return run === 'completed' ? null : [`,
    becomes: `return run === 'completed' || run === 'unknown' ? null : [`,
  },
  {
    rule: 'sweep tells of an entry that it cannot read',
    file: 'src/teardown/orphans.ts',
    text: 'const rows: SweepRow[] = unreadable.map(rowOfUnreadable);',
    becomes: 'const rows: SweepRow[] = unreadable.slice(0, 0).map(rowOfUnreadable);',
  },
  {
    rule: 'sweep deletes one and verifies it',
    file: 'src/teardown/orphans.ts',
    text: `if (teardown.outcome === 'unverified') return ['failed', teardown.problem];
  return teardown.outcome`,
    becomes: 'return teardown.outcome',
  },
  {
    rule: 'a shared endpoint is not deleted under the others',
    file: 'src/teardown/policy.ts',
    text: `return outcome === 'gave up' ? settings.teardownOnFailure : settings.teardown;`,
    becomes: `return 'delete';`,
  },
  {
    rule: `a shared endpoint that only this step's wishes do not fit stays`,
    file: 'src/start/use-by-others.ts',
    text: `return state.settings.scope === 'run' && !isDeploymentAtFault;`,
    becomes: 'return false && !isDeploymentAtFault && state.version === 2;',
  },
  {
    rule: 'a shared endpoint whose log shows tests of others stays',
    file: 'src/start/use-by-others.ts',
    text: 'if (showsUse(log) || context.signal.aborted) return true;',
    becomes: 'if (context.signal.aborted) return true;',
  },
  {
    rule: 'a shared endpoint that answers right before the delete stays',
    file: 'src/start/use-by-others.ts',
    text: 'return (await answersNow(probed, context)) || context.signal.aborted;',
    becomes: 'return context.signal.aborted;',
  },
  {
    rule: 'a shared endpoint stays for others only where the inputs keep it',
    file: 'src/start/use-by-others.ts',
    text: `isLeftToOthers(settings) && settings.teardownOnFailure === 'keep'`,
    becomes: `settings.scope === 'run'`,
  },
  {
    rule: 'a job that is back in line does not delete what it had attached to',
    file: 'src/start/machine-types.ts',
    text: `claim?.origin !== 'created' || claim.removal === 'done'`,
    becomes: `claim === undefined || claim.removal === 'done'`,
  },
  {
    rule: 'a job that attached follows the creator to the next machine type',
    file: 'src/start/machine-types.ts',
    text: 'if (isOver || !mayBeReplaced(error, ledger)) throw error;',
    becomes: 'if (isOver || mayBeReplaced(error, ledger)) throw error;',
  },
  {
    rule: 'what was found asleep is put to sleep again',
    file: 'src/teardown/policy.ts',
    text: `return claim.wasPaused && settings.scope === 'step' ? 'pause' : 'leave';`,
    becomes: `return 'leave';`,
  },
  {
    rule: 'what was found is not deleted',
    file: 'src/teardown/policy.ts',
    text: `return claim.wasPaused && settings.scope === 'step' ? 'pause' : 'leave';`,
    becomes: `return 'delete';`,
  },
  {
    rule: 'a half-made attempt is deleted whatever the job wants',
    file: 'src/teardown/policy.ts',
    text: `if (claim.name !== claims.at(-1)?.name) return 'delete';`,
    becomes: `if (claim.name !== claims.at(-1)?.name) return 'leave';`,
  },
  {
    rule: 'what a failed machine type left is taken away before the next',
    file: 'src/start/machine-types.ts',
    text: `  await takeAwayAttempt(error, options);
  const reason`,
    becomes: '  const reason',
  },
  {
    rule: 'main ends within the grace after a cancel',
    file: 'src/cancellation.ts',
    text: 'const graceMs = 5_200;',
    becomes: 'const graceMs = 9_000;',
  },
  {
    rule: 'main deletes what it started when it is cancelled',
    file: 'src/start/rollback.ts',
    text: 'if (context.signal.aborted) return await rollBackInGrace(options);',
    becomes: 'if (context.signal.aborted) return thrown;',
  },
  {
    rule: 'main takes a failed start back itself',
    file: 'src/start/rollback.ts',
    text: 'const rest = claims.filter(({ name }) => name !== ended?.claim.name);',
    becomes: `const rest = claims.filter(({ name }) => name === '');`,
  },
  {
    rule: 'ready means that the endpoint answers',
    file: 'src/steps/main.ts',
    text: `if (request.healthPath !== '') {`,
    becomes: `if (request.healthPath === '/') {`,
  },
  {
    rule: 'ready means that it answers twice in a row',
    file: 'src/start/readiness.ts',
    text: 'if (++inARow >= 2) return { done: true };',
    becomes: 'if (++inARow >= 1) return { done: true };',
  },
  {
    rule: 'what lacks capacity is waited for',
    file: 'src/start/waiting-line.ts',
    text: 'const mayWait = capacityWaitMinutes > 0 && !context.signal.aborted;',
    becomes: 'const mayWait = capacityWaitMinutes > 0 && context.signal.aborted;',
  },
  {
    rule: 'the wait for capacity ends',
    file: 'src/start/waiting-line.ts',
    text: 'if (context.clock.now() >= line.endsAt) throw',
    becomes: 'if (context.clock.now() >= 2 * line.endsAt) throw',
  },
  {
    rule: 'nothing is created beyond max-running',
    file: 'src/start/running-cap.ts',
    text: 'if (running.length < maxRunning) return;',
    becomes: 'if (running.length < maxRunning + 1) return;',
  },
  {
    rule: 'a look of stop that is refused is made again',
    file: 'src/steps/stop.ts',
    text: 'const patienceMs = 30_000;',
    becomes: 'const patienceMs = 1;',
  },
  {
    rule: 'post tells what is not verifiably gone',
    file: 'src/teardown/problems.ts',
    text: `if (isKnownToLive && onTeardownError === 'fail') job.fail(problem);
    else job.warning(problem);`,
    becomes: `if (isKnownToLive && onTeardownError === 'fail') job.fail(problem);`,
  },
  {
    rule: 'an empty key is skipped only where that is asked for',
    file: 'src/run-step.ts',
    text: `    if (apiKey === '') return tellSkipped('no deployment was started', job);
`,
    becomes: '',
  },
];
