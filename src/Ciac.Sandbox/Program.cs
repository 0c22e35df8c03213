using Ciac.Sandbox;

await using var app = await SandboxApplication.BuildAsync(args, CancellationToken.None);
await app.RunAsync();
