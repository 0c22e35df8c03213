using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("EndToEnd.World.EndToEndFramework", "EndToEnd")]
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace EndToEnd.World;

/// <summary>xunit's own framework with one system around the whole run, so that test classes share it and still run side by side.</summary>
public sealed class EndToEndFramework(IMessageSink sink) : XunitTestFramework(sink)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName name, ISourceInformationProvider sources, IMessageSink sink)
        : XunitTestFrameworkExecutor(name, sources, sink)
    {
        protected override async void RunTestCases(IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new Runner(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }

    private sealed class Runner(
        ITestAssembly assembly, IEnumerable<IXunitTestCase> cases, IMessageSink diagnostics, IMessageSink execution, ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, cases, diagnostics, execution, options)
    {
        private readonly RunningSystem _system = new();

        // Before the end is announced: the host process does not wait for what comes after.
        protected override async Task BeforeTestAssemblyFinishedAsync()
        {
            await _system.DisposeAsync();
            await base.BeforeTestAssemblyFinishedAsync();
        }
    }
}
