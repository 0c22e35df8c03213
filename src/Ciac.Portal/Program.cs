using Ciac.Portal.Host;

return await Verbs.RunAsync(args);

/// <summary>The entry point; public so that tests can name it.</summary>
public sealed partial class Program;
