using System.Net;
using Ciac.Core.Outside.Wire;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Ciac.Core.Outside.Registry;

/// <summary>A page waits for the registry: few short repeats, and none at all while it is known to be down.</summary>
internal static class RegistryResilience
{
    private const int FewestCalls = 4;
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(2);

    public static ResiliencePipeline<WireAnswer> Build(RegistryOptions options, TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder<WireAnswer> { TimeProvider = clock };
        // Polly refuses zero repeats; a setting of zero means none.
        if (options.Retries > 0)
            builder.AddRetry(Retry(options));
        return builder.AddCircuitBreaker(Breaker(options)).Build();
    }

    private static RetryStrategyOptions<WireAnswer> Retry(RegistryOptions options) => new()
    {
        MaxRetryAttempts = options.Retries,
        Delay = options.RetryDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(IsWorthRepeating(arguments.Outcome.Result)),
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result is WireAnswer.Answered { RetryAfter: { } asked } ? (TimeSpan?)asked : null),
    };

    private static CircuitBreakerStrategyOptions<WireAnswer> Breaker(RegistryOptions options) => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = FewestCalls,
        SamplingDuration = Sampling,
        BreakDuration = options.BreakDuration,
        ShouldHandle = arguments => ValueTask.FromResult(IsFailure(arguments.Outcome.Result)),
    };

    private static bool IsWorthRepeating(WireAnswer? answer) => answer switch
    {
        WireAnswer.Silent => true,
        WireAnswer.Answered { Status: HttpStatusCode.TooManyRequests, RetryAfter: var asked } => asked is null || asked <= LongestPatience,
        _ => false,
    };

    // A 429 is an answer of a living registry: it limits us, it is not down.
    private static bool IsFailure(WireAnswer? answer) => answer is WireAnswer.Silent or WireAnswer.Answered { IsServerFault: true };
}
