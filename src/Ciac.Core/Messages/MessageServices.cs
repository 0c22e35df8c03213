using Ciac.Workflows.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Messages;

internal static class MessageServices
{
    public static void AddMessages(this IServiceCollection services)
    {
        services.AddScoped<QueueText>().AddScoped<RecordTextResult>().AddScoped<ReceiveSmsReceipts>();
        services.AddScoped<IOutboxHandler, DeliverText>();
        services.AddScoped<QueueMessage>().AddScoped<ReadMessages>();
    }
}
