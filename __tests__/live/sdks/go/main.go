// A service that logs each request and asks the next one, if there is one; or, as `app jaeger <address> <spans>`, a Jaeger
// client that sends spans over gRPC as Jaeger's agents do.
package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"log"
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/jaegertracing/jaeger-idl/model/v1"
	"github.com/jaegertracing/jaeger-idl/proto-gen/api_v2"
	"go.opentelemetry.io/contrib/bridges/otelslog"
	"go.opentelemetry.io/contrib/exporters/autoexport"
	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/log/global"
	"go.opentelemetry.io/otel/propagation"
	sdklog "go.opentelemetry.io/otel/sdk/log"
	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/trace"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

func main() {
	ctx := context.Background()
	if len(os.Args) > 1 {
		must(jaeger(ctx, os.Args[2], os.Args[3]))
		return
	}
	must(instrument(ctx))
	logger := otelslog.NewLogger("shop")
	client := http.Client{Transport: otelhttp.NewTransport(http.DefaultTransport), Timeout: 10 * time.Second}
	handle := func(w http.ResponseWriter, r *http.Request) {
		order := r.URL.Path[1:]
		logger.WarnContext(r.Context(), fmt.Sprintf("order %s at %s", order, os.Getenv("OTEL_SERVICE_NAME")))
		if next := os.Getenv("NEXT"); next != "" {
			request, _ := http.NewRequestWithContext(r.Context(), http.MethodGet, next+"/"+order, nil)
			response, err := client.Do(request)
			if err != nil {
				http.Error(w, err.Error(), http.StatusBadGateway)
				return
			}
			response.Body.Close()
		}
		fmt.Fprint(w, order)
	}
	must(http.ListenAndServe(":8080", otelhttp.NewHandler(http.HandlerFunc(handle), "order")))
}

// instrument sets up the SDK as its documentation does, with exporters named by the environment.
func instrument(ctx context.Context) error {
	spans, err := autoexport.NewSpanExporter(ctx)
	if err != nil {
		return err
	}
	reader, err := autoexport.NewMetricReader(ctx)
	if err != nil {
		return err
	}
	logs, err := autoexport.NewLogExporter(ctx)
	if err != nil {
		return err
	}
	otel.SetTextMapPropagator(propagation.TraceContext{})
	otel.SetTracerProvider(trace.NewTracerProvider(trace.WithBatcher(spans)))
	otel.SetMeterProvider(metric.NewMeterProvider(metric.WithReader(reader)))
	global.SetLoggerProvider(sdklog.NewLoggerProvider(sdklog.WithProcessor(sdklog.NewBatchProcessor(logs))))
	return nil
}

func jaeger(ctx context.Context, address, count string) error {
	connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	number, err := strconv.Atoi(count)
	if err != nil {
		return err
	}
	batch := model.Batch{Process: model.NewProcess(os.Getenv("OTEL_SERVICE_NAME"), nil)}
	for n := range number {
		batch.Spans = append(batch.Spans, &model.Span{
			TraceID:       model.NewTraceID(binary.BigEndian.Uint64([]byte("genestac")), uint64(n+1)),
			SpanID:        model.NewSpanID(uint64(n + 1)),
			OperationName: fmt.Sprintf("jaeger grpc %d", n),
			StartTime:     time.Now(),
			Duration:      time.Millisecond,
		})
	}
	_, err = api_v2.NewCollectorServiceClient(connection).PostSpans(ctx, &api_v2.PostSpansRequest{Batch: batch})
	return err
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
