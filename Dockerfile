# syntax=docker/dockerfile:1

# Two images. The CPU one is the default:
#   docker build --tag summarizer:0.1.0 .
# and the one for NVIDIA GPUs is the target cuda, with ONNX Runtime's CUDA package inside:
#   docker build --tag summarizer:0.1.0-cuda --target cuda --build-arg ONNXRUNTIME=Gpu .

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
ARG TARGETARCH
# Commit that /info shows; .git stays outside the build.
ARG REVISION=
# Cpu or Gpu: the package of ONNX Runtime. Gpu is linux/amd64 only.
ARG ONNXRUNTIME=Cpu
WORKDIR /source
COPY .editorconfig global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY .config/ .config/
COPY eng/ eng/
COPY src/ src/
# The service shows the page of every problem.
COPY docs/problems/ docs/problems/
# The build makes the embedding model of a package.
COPY models/minilm/ models/minilm/
COPY models/pointer/ models/pointer/
# The service, and beside it the command line: jobs over a corpus run "dotnet Summarizer.Cli.dll batch ...".
# The committed OpenAPI document is part of the sources: making it again would run the program on the build machine.
RUN --mount=type=cache,target=/root/.nuget/packages \
    dotnet publish src/Summarizer.Api/Summarizer.Api.csproj --configuration Release --arch $TARGETARCH --self-contained false \
    --output /app -p:OnnxRuntime=$ONNXRUNTIME -p:SourceRevisionId=$REVISION -p:OpenApiGenerateDocumentsOnBuild=false \
    && dotnet publish src/Summarizer.Cli/Summarizer.Cli.csproj --configuration Release --arch $TARGETARCH --self-contained false \
    --output /app -p:OnnxRuntime=$ONNXRUNTIME -p:SourceRevisionId=$REVISION -p:OpenApiGenerateDocumentsOnBuild=false
# What is inside, for scanners: every package with version, licence and hash.
RUN --mount=type=cache,target=/root/.nuget/packages \
    OnnxRuntime=$ONNXRUNTIME eng/sbom /app/sbom.cdx.json

# CUDA 13 and cuDNN 9 are what ONNX Runtime 1.31 was built for; the host brings the driver. The .NET runtime comes from its own image, since this one has none.
FROM nvidia/cuda:13.0.1-cudnn-runtime-ubuntu24.04 AS cuda
ARG MODEL=models/pocket
WORKDIR /app
COPY --from=mcr.microsoft.com/dotnet/aspnet:10.0-noble /usr/share/dotnet /usr/share/dotnet
COPY --from=build /app ./
COPY LICENSE ./
COPY ${MODEL}/ /models/
ENV PATH=$PATH:/usr/share/dotnet \
    ASPNETCORE_HTTP_PORTS=8080 \
    ORT_DISABLE_TELEMETRY=1 \
    Summarizer__ModelPath=/models \
    Summarizer__Engine__ExecutionProvider=Cuda
EXPOSE 8080
USER 1654:1654
ENTRYPOINT ["dotnet", "Summarizer.Api.dll"]

# Of this image ONNX Runtime needs glibc, libgcc_s and libstdc++; the plain chiselled variant has all three. Nothing here needs
# what the -extra variant adds: the program runs in the invariant culture and in UTC.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled AS final
# A bundle folder of this repository, for an image with another model inside. A volume at /models replaces it.
ARG MODEL=models/pocket
WORKDIR /app
COPY --from=build /app ./
COPY LICENSE ./
COPY ${MODEL}/ /models/
ENV ASPNETCORE_HTTP_PORTS=8080 \
    ORT_DISABLE_TELEMETRY=1 \
    Summarizer__ModelPath=/models
EXPOSE 8080
# The image's user "app", as a number: Kubernetes can tell from a number that it is not root.
USER 1654:1654
ENTRYPOINT ["dotnet", "Summarizer.Api.dll"]
