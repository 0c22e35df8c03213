using Ciac.Workflows.Outbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Messages;

internal static class MessageServices
{
    public static void AddMessages(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<TextLimits>(configuration.GetSection(TextLimits.Section));
        services.Configure<MessageRetentionOptions>(configuration.GetSection(MessageRetentionOptions.Section));
        services.AddScoped<QueueText>().AddScoped<RecordTextResult>().AddScoped<ReceiveSmsReceipts>();
        services.AddScoped<IOutboxHandler, DeliverText>();
        services.AddScoped<QueueMessage>().AddScoped<ReadMessages>().AddScoped<TextBudget>().AddScoped<ForgetMessages>();
    }
}
