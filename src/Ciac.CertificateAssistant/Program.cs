using Ciac.CertificateAssistant;

await AssistantHost.Build(args).RunAsync();
