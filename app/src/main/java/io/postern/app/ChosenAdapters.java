package io.postern.app;

import io.micronaut.context.annotation.Context;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.port.ClientRegistry;
import io.postern.access.port.OperatorRegistry;
import io.postern.access.port.RateLimiter;
import io.postern.access.port.Revocations;
import io.postern.access.port.TokenSigner;
import io.postern.access.port.TokenStore;
import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.cleanup.port.CleanupSettings;
import io.postern.cleanup.port.ExecutionLogs;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.SecretBox;
import io.postern.locate.port.TargetRegistry;
import io.postern.metering.port.Checkpoints;
import io.postern.metering.port.Decisions;
import io.postern.metering.port.EntitlementStore;
import io.postern.metering.port.RefusedEntries;
import io.postern.metering.port.UsageLedger;
import io.postern.metering.port.UsageReader;
import io.postern.telemetry.port.DashboardStore;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueues;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.LogReader;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.MetricReader;
import io.postern.telemetry.port.Quotas;
import io.postern.telemetry.port.Receipts;
import io.postern.telemetry.port.RequestBudget;

/**
 * Asks for every port at boot, and for the clients that configuration names. Beans are made when they are first asked for,
 * so a misspelt adapter would otherwise boot happily and fail with the first request.
 */
@Context
record ChosenAdapters(
        ClientRegistry clientRegistry,
        ConfiguredClients configuredClients,
        RateLimiter rateLimiter,
        Revocations revocations,
        OperatorRegistry operatorRegistry,
        TokenStore tokenStore,
        TokenSigner tokenSigner,
        DestinationStore destinationStore,
        SecretBox secretBox,
        TargetRegistry targetRegistry,
        RefusedEntries refusedEntries,
        Checkpoints checkpoints,
        Allowlist allowlist,
        ChangeTrail changeTrail,
        CleanupSettings cleanupSettings,
        UsageLedger usageLedger,
        UsageReader usageReader,
        DeliveryQueues deliveryQueues,
        Receipts receipts,
        DeadLetters deadLetters,
        RequestBudget requestBudget,
        Quotas quotas,
        MetricDestination metricDestination,
        LogDestination logDestination,
        MetricReader metricReader,
        LogReader logReader,
        DashboardStore dashboardStore,
        ExecutionLogs executionLogs,
        EntitlementStore entitlementStore,
        Decisions decisions) {}
