FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN NEXT_TELEMETRY_DISABLED=1 DATA_DIR=/tmp/build node scripts/build.ts
RUN npm prune --omit=dev --ignore-scripts && rm -rf .next/cache

FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=build /app ./
# The server runs as the image's unprivileged user; only its data is its own. A new volume takes owner and mode from the folder
# that it is mounted on, and the renditions have one of their own, which readers' processes share.
RUN install -d -o node -g node -m 711 /data /data/renditions
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
# It handles SIGTERM itself, so it needs no init process beside it. ROLE says which of the roles it is; unset, all of them.
CMD ["node", "scripts/start.ts"]
