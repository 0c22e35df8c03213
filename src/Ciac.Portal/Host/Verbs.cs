using Ciac.Portal.Host.WorkflowVerbs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ciac.Portal.Host;

/// <summary>The verbs of the command line: <c>serve</c> (one node), <c>run</c> (everything on this machine), <c>migrate</c>, <c>audit</c>, <c>keys</c>, <c>workflows</c>, <c>verify</c>.</summary>
public static class Verbs
{
    public static async Task<int> RunAsync(string[] args)
    {
        var verb = args.Length > 0 && !args[0].StartsWith('-') ? args[0] : null;
        var rest = verb is null ? args : args[1..];
        try
        {
            return (verb ?? DefaultVerb(rest)) switch
            {
                "serve" => await ServeAsync(rest),
                "run" => await RunTogetherAsync(rest),
                "migrate" => await MigrateAsync(rest),
                "audit" => await AuditVerb.RunAsync(rest, BuilderOf([]).Configuration),
                "keys" => await KeysVerb.RunAsync(rest, BuilderOf([]).Configuration),
                "workflows" => await WorkflowVerb.RunAsync(rest, settings => BuilderOf(settings).Configuration),
                "verify" => await VerifyVerb.RunAsync(rest),
                var unknown => Complain($"There is no verb '{unknown}'. Verbs: serve, run, migrate, audit, keys, workflows, verify."),
            };
        }
        catch (PortTakenException taken)
        {
            return Complain(taken.Message);
        }
    }

    // Plain `dotnet run` on a fresh checkout brings everything up; a node with a database of its own serves.
    private static string DefaultVerb(string[] args)
    {
        var builder = BuilderOf(args);
        return builder.Configuration.GetConnectionString("Ciac") is null ? "run" : "serve";
    }

    private static async Task<int> ServeAsync(string[] args)
    {
        var builder = BuilderOf(args);
        var connection = builder.Configuration.GetConnectionString("Ciac")
            ?? throw new InvalidOperationException("ConnectionStrings:Ciac is not set. Without a database of your own use the verb 'run'.");
        await using var app = await PortalHost.BuildAsync(builder, connection, CancellationToken.None);
        await app.RunAsync();
        return 0;
    }

    private static async Task<int> RunTogetherAsync(string[] args)
    {
        var builder = BuilderOf(args, Environments.Development);
        await using var together = await RunTogether.StartAsync(builder.Configuration, CancellationToken.None);
        DemoSettings.Apply(builder);
        await using var app = await PortalHost.BuildAsync(builder, together.ConnectionString, CancellationToken.None);
        await app.StartAsync();
        await DemoGreeting.WriteAsync(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<int> MigrateAsync(string[] args)
    {
        var builder = BuilderOf(args);
        var connection = builder.Configuration.GetConnectionString("Ciac");
        if (connection is null) return Complain("ConnectionStrings:Ciac is not set; there is nothing to migrate.");
        await using var database = PortalDatabase.Open(connection, NullLoggerFactory.Instance);
        var applied = await PortalDatabase.MigrateAsync(database, CancellationToken.None);
        Console.WriteLine($"{applied} scripts applied; the database is up to date.");
        return 0;
    }

    // Run from a checkout, the pages' own files lie in the project; published, they lie beside the program.
    private static WebApplicationBuilder BuilderOf(string[] args, string? environment = null)
    {
        var project = Path.Combine(RunTogether.Root, "src", "Ciac.Portal");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            EnvironmentName = environment,
            ContentRootPath = Directory.Exists(project) ? project : AppContext.BaseDirectory,
        });
        // A file of settings stands below the environment and the command line: secrets come from those.
        if (builder.Configuration["settings"] is { } file) Insert(builder.Configuration, Path.GetFullPath(file));
        return builder;
    }

    private static void Insert(ConfigurationManager configuration, string file)
    {
        var sources = ((IConfigurationBuilder)configuration).Sources;
        var source = new Microsoft.Extensions.Configuration.Json.JsonConfigurationSource { Path = Path.GetFileName(file) };
        source.FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(Path.GetDirectoryName(file)!);
        var last = sources.OfType<Microsoft.Extensions.Configuration.Json.JsonConfigurationSource>().Last();
        sources.Insert(sources.IndexOf(last) + 1, source);
    }

    private static int Complain(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 2;
    }
}
