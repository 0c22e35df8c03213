using Npgsql;

namespace Ciac.Portal.Host.WorkflowVerbs;

/// <summary><c>ciac workflows …</c>: dispatches, and turns every refusal into one sentence and an exit code.</summary>
internal static class WorkflowVerb
{
    private const string Usage = """
        ciac workflows run FILE… [--input name=value]… [--resume-all]   runs the last definition in a throw-away database
        ciac workflows validate FILE…                                   numbered findings; 1 when one is an error
        ciac workflows import FILE… [--publish]                         into the configured database, as drafts
        ciac workflows export [--definition ID] FOLDER                  the latest versions, as Elsa 3 files
        ciac workflows diff [FOLDER]                                    the shipped definitions against the database
        FILE is a definition (.json) or an archive of them (.zip).
        """;

    public static async Task<int> RunAsync(string[] args, Func<string[], IConfiguration> configure)
    {
        // The answer is read by programs: it is UTF-8 whatever the terminal's language.
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        try
        {
            var line = WorkflowCommandLine.Parse(args);
            return line.Verb switch
            {
                "run" => await RunDefinition.HandleAsync(line, CancellationToken.None),
                "validate" => await ValidateDefinitions.HandleAsync(line, CancellationToken.None),
                "import" => await ImportDefinitions.HandleAsync(line, configure(line.Settings), CancellationToken.None),
                "export" => await ExportDefinitions.HandleAsync(line, configure(line.Settings), CancellationToken.None),
                "diff" => await DiffDefinitions.HandleAsync(line, configure(line.Settings), CancellationToken.None),
                _ => throw new VerbRefusedException(Usage, 2),
            };
        }
        catch (VerbRefusedException refused)
        {
            return Complain(refused.Message, refused.ExitCode);
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return Complain("The database has no tables of the engine yet: run 'ciac migrate' first.", 1);
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or IOException or { InnerException: NpgsqlException })
        {
            return Complain(failure.Message, 1);
        }
    }

    private static int Complain(string sentence, int code)
    {
        Console.Error.WriteLine(sentence);
        return code;
    }
}
